package dev.stepwell.acceptance.power;

/** State machines whose calls name themselves: {@code name|state|retry}, and the token if there is one. */
enum Machines {
    /** Two calls, one after the other. */
    CALLING("{\"StartAt\":\"One\",\"States\":{\"One\":{" + Text.CALL + ",\"Next\":\"Two\"},\"Two\":{" + Text.CALL
            + ",\"End\":true}}}"),
    /** A call that hands out a token. */
    WAITING("""
            {"StartAt":"Token","States":{"Token":{"Type":"Task",
              "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"f",
                "Payload.$":"States.Format('{}|{}|{}|{}', $$.Execution.Name, $$.State.Name, $$.State.RetryCount, $$.Task.Token)"},
              "End":true}}}"""),
    /** A task for a worker. */
    WORKING("""
            {"StartAt":"Work","States":{"Work":{"Type":"Task",
              "Resource":"arn:aws:states:us-east-1:123456789012:activity:work","End":true}}}"""),
    /** Waits until it is stopped. */
    ENDLESS("""
            {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":86400,"End":true}}}"""),
    EXPRESS(CALLING.definition);

    private static final class Text {
        static final String CALL = """
                "Type":"Task","Resource":"arn:aws:states:::lambda:invoke","ResultPath":null,
                "Parameters":{"FunctionName":"f",
                  "Payload.$":"States.Format('{}|{}|{}', $$.Execution.Name, $$.State.Name, $$.State.RetryCount)"}""";
    }

    static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:work";

    private final String definition;

    Machines(String definition) {
        this.definition = definition;
    }

    String arn() {
        return arn(name());
    }

    static String arn(String machine) {
        return "arn:aws:states:us-east-1:123456789012:stateMachine:" + machine;
    }

    String execution(String name) {
        return "arn:aws:states:us-east-1:123456789012:execution:" + name() + ":" + name;
    }

    /** The body of a request that creates it. */
    String creation() {
        return creation(name(), definition, this == EXPRESS ? "EXPRESS" : "STANDARD");
    }

    /** The body of a request that creates a machine which does nothing. */
    static String creation(String name) {
        return creation(name, idle(name), "STANDARD");
    }

    /** A definition that does nothing. */
    static String idle(String comment) {
        return "{\"Comment\":\"" + comment
                + "\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    }

    private static String creation(String name, String definition, String type) {
        return "{\"name\":\"" + name + "\",\"type\":\"" + type
                + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/test\",\"definition\":\"" + escaped(definition)
                + "\"}";
    }

    /** A text as the content of a JSON string. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
