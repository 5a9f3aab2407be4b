package dev.stepwell.interpreter.oracle;

/**
 * What a task calls, read from its ARN.
 *
 * @param events how its events' names begin
 * @param service with the action and pattern, for integrations only
 */
record Resource(String arn, String events, String service, String action) {
    static Resource of(String arn) {
        if (arn.contains(":activity:")) {
            return new Resource(arn, "Activity", "", "");
        }
        if (arn.startsWith("arn:aws:lambda:")) {
            return new Resource(arn, "LambdaFunction", "", "");
        }
        String rest = arn.substring("arn:aws:states:::".length());
        int colon = rest.startsWith("aws-sdk:") ? rest.indexOf(':', "aws-sdk:".length()) : rest.indexOf(':');
        return new Resource(arn, "Task", rest.substring(0, colon), rest.substring(colon + 1));
    }

    boolean isActivity() {
        return events.equals("Activity");
    }

    boolean isIntegration() {
        return events.equals("Task");
    }

    /** Whether somebody answers its token later. */
    boolean hasToken() {
        return isActivity() || action.endsWith(".waitForTaskToken") || action.contains(".sync");
    }

    /** How a result that is too large names it. */
    String nameOfTask() {
        return isIntegration() ? service : arn;
    }
}
