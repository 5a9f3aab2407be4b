package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.expression.WaitField;
import dev.stepwell.asl.json.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled state; one record per state type of the language. Immutable. */
public sealed interface State {
    String name();

    QueryLanguage queryLanguage();

    /** How the state reads its input and shapes its output. */
    DataFlow flow();

    /** The states whose errors Retry and Catch may handle. */
    sealed interface Recoverable extends State {
        List<Retrier> retry();

        List<Catcher> catchers();

        Transition transition();
    }

    /**
     * Pass.
     *
     * @param result the fixed Result, or null when the effective input is the result
     */
    record Pass(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            @Nullable Payload result,
            Transition transition) implements State {}

    /**
     * Task.
     *
     * @param timeoutSeconds per attempt, or null
     * @param heartbeatSeconds or null
     * @param credentialsRoleArn role named in Credentials, or null
     */
    record Task(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            TaskResource resource,
            @Nullable IntegerField timeoutSeconds,
            @Nullable IntegerField heartbeatSeconds,
            @Nullable TextField credentialsRoleArn,
            List<Retrier> retry,
            List<Catcher> catchers,
            Transition transition)
            implements Recoverable {
        public Task {
            retry = List.copyOf(retry);
            catchers = List.copyOf(catchers);
        }
    }

    /**
     * Choice.
     *
     * @param flow applies when Default is taken
     * @param defaultNext target of Default, or null
     */
    record Choice(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            List<ChoiceRule> choices,
            @Nullable String defaultNext)
            implements State {
        public Choice {
            choices = List.copyOf(choices);
        }

        /**
         * Where the state goes, and with which flow: the first rule that holds, else Default.
         *
         * @param effective the state's input after InputPath
         * @throws EvaluationFailure when a rule cannot be evaluated, or none holds and there is no Default
         */
        public Decision decide(Frame frame, Payload effective) {
            for (ChoiceRule rule : choices) {
                if (rule.condition().test(frame, effective)) {
                    return new Decision(rule.flow(), new Transition.Next(rule.next()));
                }
            }
            if (defaultNext == null) {
                // the documents name States.NoChoiceMatched; measured on AWS it is this
                throw EvaluationFailure.runtime(
                        "Failed to transition out of the state. The state does not point to a next state.");
            }
            return new Decision(flow, new Transition.Next(defaultNext));
        }

        /** The way a Choice takes. */
        public record Decision(DataFlow flow, Transition transition) {}
    }

    /** Wait. */
    record Wait(String name, QueryLanguage queryLanguage, DataFlow flow, WaitField until, Transition transition)
            implements State {}

    /** Succeed. */
    record Succeed(String name, QueryLanguage queryLanguage, DataFlow flow) implements State {}

    /** Fail; error and cause are null where the definition has none. */
    record Fail(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            @Nullable TextField error,
            @Nullable TextField cause)
            implements State {}

    /** Parallel; every branch receives {@code flow.arguments}. */
    record Parallel(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            List<StateGraph> branches,
            List<Retrier> retry,
            List<Catcher> catchers,
            Transition transition)
            implements Recoverable {
        public Parallel {
            branches = List.copyOf(branches);
            retry = List.copyOf(retry);
            catchers = List.copyOf(catchers);
        }
    }

    /**
     * Map. With the legacy {@code Iterator} spelling {@code Parameters} is compiled into {@code itemSelector}, so
     * {@code flow.arguments} is InputPath alone.
     *
     * @param itemSelector input of one iteration, or null for the item itself
     * @param maxConcurrency zero for no limit of the definition's own; null when absent
     * @param tolerance the tolerated failures, or null when none is configured
     * @param distributed what only a distributed Map has, or null for an inline Map
     */
    record Map(
            String name,
            QueryLanguage queryLanguage,
            DataFlow flow,
            ItemsField items,
            @Nullable Template itemSelector,
            @Nullable IntegerField maxConcurrency,
            @Nullable Tolerance tolerance,
            StateGraph processor,
            @Nullable DistributedConfig distributed,
            List<Retrier> retry,
            List<Catcher> catchers,
            Transition transition)
            implements Recoverable {
        public Map {
            retry = List.copyOf(retry);
            catchers = List.copyOf(catchers);
        }
    }
}
