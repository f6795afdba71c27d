"""Stands in for a module of which nothing at all is used."""
