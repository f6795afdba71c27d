"""The commands of the command line: what each takes, and what it prints."""

from guide.commands.notes import COMMANDS as _NOTES
from guide.commands.policies import COMMANDS as _POLICIES
from guide.commands.practice import COMMANDS as _PRACTICE
from guide.commands.slides import COMMANDS as _SLIDES
from guide.commands.training import COMMANDS as _TRAINING
from guide.commands.upkeep import COMMANDS as _UPKEEP

COMMANDS = (*_POLICIES, *_NOTES, *_PRACTICE, *_TRAINING, *_SLIDES, *_UPKEEP)

__all__ = ["COMMANDS"]
