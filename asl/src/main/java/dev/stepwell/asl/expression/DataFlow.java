package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;
import java.util.Map;

/**
 * How a state (or a catcher, or a rule of a Choice) reads its input and shapes its output; one implementation per query
 * language, compiled once, immutable.
 *
 * <p>Every method returns the very instance it was given where the definition does not change it, so that untouched
 * payloads are neither parsed nor written again. All throw {@link EvaluationFailure}.
 */
public interface DataFlow {
    /** Passes everything through and assigns nothing; what a Choice rule or catcher without fields of its own does. */
    DataFlow IDENTITY = new IdentityFlow();

    /**
     * The state's effective input, which the fields of a state (TimeoutSecondsPath, ItemsPath, a Choice's Variable)
     * read: InputPath applied to the raw input in JSONPath, the raw input in JSONata.
     *
     * @param frame with the raw input
     */
    Payload effectiveInput(Frame frame);

    /**
     * What the state works on. JSONPath: InputPath, then Parameters. JSONata: Arguments, or the state's input.
     *
     * @param frame with the raw input
     */
    Payload arguments(Frame frame);

    /**
     * What the state hands to the next one. JSONPath: ResultSelector, ResultPath into the raw input, OutputPath.
     * JSONata: Output, or {@code result} when there is none.
     *
     * @param frame with input, and with result or errorOutput where the state has one
     * @param result what the state's work gave: a task's result, the effective input for Wait, Choice and Succeed, the
     *     error output in a catcher
     */
    Payload output(Frame frame, Payload result);

    /** The first stage of {@link #output}. JSONPath: ResultSelector. JSONata has none. */
    Payload selected(Frame frame, Payload result);

    /** The second stage of {@link #output}. JSONPath: ResultPath into the raw input. JSONata has none. */
    Payload placed(Frame frame, Payload selected);

    /** The last stage of {@link #output}. JSONPath: OutputPath. JSONata: Output. */
    Payload filtered(Frame frame, Payload placed);

    /**
     * The variables that Assign sets, in definition order; empty when there is no Assign.
     *
     * @param result as in {@link #output}; {@code $} of a JSONPath Assign
     */
    Map<String, Payload> assign(Frame frame, Payload result);

    /** Whether Assign is present at all. */
    boolean assigns();
}
