// Stands in for the player where a test itself says what a learner does.
self.connectOrNotKeeper.then((keeper) => {
  self.keeper = keeper;
  document.getElementById("con-course").dataset.ready = "";
});
