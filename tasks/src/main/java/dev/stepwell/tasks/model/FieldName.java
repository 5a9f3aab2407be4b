package dev.stepwell.tasks.model;

import java.util.Map;

/**
 * Step Functions' spelling of a field of an AWS API: the name that the AWS SDK for Java gives it, with a capital first
 * letter. {@code executionArn} becomes {@code ExecutionArn}, {@code DBInstances} {@code DbInstances}.
 */
final class FieldName {
    /** Names that the SDK could not use: a method of every object, and Java's {@code null}. */
    private static final Map<String, String> RENAMED = Map.of("Equals", "EqualsValue", "Null", "Nul");

    private FieldName() {}

    /** Of a run of capitals at the beginning all but the last become small, as long as a word follows it. */
    static String of(String modelName) {
        StringBuilder name = new StringBuilder(modelName);
        name.setCharAt(0, Character.toUpperCase(modelName.charAt(0)));
        for (int i = 1; i < name.length() && isInsideRun(modelName, i); i++) {
            name.setCharAt(i, Character.toLowerCase(name.charAt(i)));
        }
        String spelled = name.toString();
        return RENAMED.getOrDefault(spelled, spelled);
    }

    private static boolean isInsideRun(String name, int at) {
        boolean isWordStart = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return Character.isUpperCase(name.charAt(at)) && !isWordStart;
    }
}
