package dev.stepwell.interpreter.trial;

/** A stage of a state's data that a trial shows. */
public enum Stage {
    INPUT("input"),
    AFTER_ARGUMENTS("afterArguments"),
    AFTER_INPUT_PATH("afterInputPath"),
    AFTER_PARAMETERS("afterParameters"),
    RESULT("result"),
    AFTER_RESULT_SELECTOR("afterResultSelector"),
    AFTER_RESULT_PATH("afterResultPath"),
    VARIABLES("variables"),
    AFTER_ITEMS_PATH("afterItemsPath"),
    AFTER_ITEMS_POINTER("afterItemsPointer"),
    AFTER_ITEM_SELECTOR("afterItemSelector"),
    AFTER_ITEM_BATCHER("afterItemBatcher");

    private final String wireName;

    Stage(String wireName) {
        this.wireName = wireName;
    }

    /** As the API writes it. */
    public String wireName() {
        return wireName;
    }
}
