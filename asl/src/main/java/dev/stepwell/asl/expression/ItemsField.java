package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** What an inline Map iterates: ItemsPath, Items, or the effective input itself. */
@FunctionalInterface
public interface ItemsField {
    /**
     * The array or object to iterate, checked to be one of the two as far as AWS allows it here.
     *
     * @param effective the state's input after InputPath
     * @throws EvaluationFailure when there is nothing to iterate
     */
    Payload items(Frame frame, Payload effective);
}
