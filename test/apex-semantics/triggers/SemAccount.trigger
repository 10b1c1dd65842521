/** Tells the semantic tests what happens; silent outside of them. */
trigger SemAccount on Account(
    before insert,
    after insert,
    before update,
    after update,
    before delete,
    after delete,
    after undelete
) {
    SemTriggerHandler.run();
}
