package dev.stepwell.asl.model;

/** What a Task calls, taken apart once when the definition is compiled. */
public sealed interface TaskResource {
    /** The Resource field as written. */
    String arn();

    /** A Lambda function's own ARN: LambdaFunction* events, the bare payload as result. */
    record LambdaFunction(String arn) implements TaskResource {}

    /** An activity: workers poll for it. */
    record Activity(String arn) implements TaskResource {}

    /**
     * A service integration {@code arn:aws:states:::service:action[.pattern]}.
     *
     * @param resourceType as in history events: {@code lambda}, {@code states}, {@code aws-sdk:dynamodb}
     * @param action without the pattern: {@code invoke}
     */
    record Integration(String arn, String resourceType, String action, Pattern pattern) implements TaskResource {
        /** As in history events: {@code invoke.waitForTaskToken}. */
        public String resource() {
            return action + pattern.suffix();
        }
    }

    /** How an integration is waited for. */
    enum Pattern {
        REQUEST_RESPONSE(""),
        SYNC(".sync"),
        SYNC_2(".sync:2"),
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        Pattern(String suffix) {
            this.suffix = suffix;
        }

        public String suffix() {
            return suffix;
        }
    }
}
