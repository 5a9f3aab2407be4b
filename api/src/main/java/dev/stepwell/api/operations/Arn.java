package dev.stepwell.api.operations;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ARN that a client sent, taken apart: {@code arn:<partition>:states:<region>:<account>:<type>:<name>[:<rest>]}.
 * Immutable.
 *
 * @param text as it was sent
 * @param name with the label of a distributed Map, if there is one, behind a slash
 * @param rest what follows the name: version or alias of a machine, name of an execution; null for nothing
 */
record Arn(String text, String name, @Nullable String rest) {
    private static final String PARTITION = "arn:aws";
    private static final String SERVICE = "states";
    private static final int FIELDS_BEFORE_TYPE = 5;

    /** The ARN of a state machine, of a version or of an alias. */
    static Arn stateMachine(String text) {
        return parse(text, "stateMachine");
    }

    /** The ARN of what can be started: a state machine, a version or an alias. */
    static String startable(String text) {
        return stateMachine(text).withoutLabel().text;
    }

    /** The ARN of a state machine itself, where nothing else makes sense. */
    static String unqualified(String text) {
        Arn arn = stateMachine(text).withoutLabel();
        if (arn.rest != null) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    /** The ARN of a version. */
    static String version(String text) {
        Arn arn = stateMachine(text).withoutLabel();
        if (!arn.isVersion()) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    /** The ARN of a state machine itself, or of a version. */
    static String machineOrVersion(String text) {
        return stateMachine(text).rest == null ? unqualified(text) : version(text);
    }

    /** The ARN of an alias. */
    static String alias(String text) {
        Arn arn = stateMachine(text).withoutLabel();
        if (arn.rest == null || arn.isVersion()) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    /** Whether it is that of a version. */
    boolean isVersion() {
        return rest != null && rest.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The ARN of something that may have tags.
     *
     * @throws Refused ResourceNotFound for a version or alias, which cannot
     */
    static String taggable(String text) {
        boolean isActivity = text.startsWith("activity:", startOfType(text));
        Arn arn = parse(text, isActivity ? "activity" : "stateMachine");
        if (arn.rest != null) {
            throw Refusals.resourceNotFound(text);
        }
        return text;
    }

    /**
     * The ARN of a state machine itself.
     *
     * @throws Refused StateMachineDoesNotExist for a version or alias, where AWS wants the machine; ValidationException
     *     for a label
     */
    static String plainStateMachine(String text) {
        Arn arn = stateMachine(text).withoutLabel();
        if (arn.rest != null) {
            throw new Refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + text + "'");
        }
        return text;
    }

    /** The ARN of a Standard execution. */
    static String execution(String text) {
        Arn arn = parse(text, "execution");
        if (arn.rest == null) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    /** The ARN of a run of a distributed Map: its machine, its label, and an id. */
    static String mapRun(String text) {
        Arn arn = parse(text, "mapRun");
        if (arn.rest == null || arn.name.indexOf('/') < 0) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    static String activity(String text) {
        Arn arn = parse(text, "activity");
        if (arn.rest != null) {
            throw invalid("Invalid ARN: " + text);
        }
        return text;
    }

    /** This ARN, refused when it names the machine of a distributed Map by its label. */
    Arn withoutLabel() {
        if (name.indexOf('/') >= 0) {
            throw new Refused(
                    "ValidationException",
                    "This operation does not support state machine ARNs with labels: '" + text + "'",
                    Map.of("reason", "API_DOES_NOT_SUPPORT_LABELED_ARNS"));
        }
        return this;
    }

    private static Arn parse(String text, String wantedType) {
        int typeStart = startOfType(text);
        int typeEnd = text.indexOf(':', typeStart);
        String type = typeEnd < 0 ? text.substring(typeStart) : text.substring(typeStart, typeEnd);
        if (type.isEmpty()) {
            throw invalid("Resource type can not be empty: " + text);
        }
        if (!type.equals(wantedType)) {
            throw invalid("Resource type not valid in this context: " + type);
        }
        int nameEnd = typeEnd < 0 ? typeEnd : text.indexOf(':', typeEnd + 1);
        String name = typeEnd < 0 ? "" : text.substring(typeEnd + 1, nameEnd < 0 ? text.length() : nameEnd);
        String rest = nameEnd < 0 ? null : text.substring(nameEnd + 1);
        if (name.isEmpty() || (rest != null && rest.isEmpty())) {
            throw invalid("Invalid ARN: " + text);
        }
        return new Arn(text, name, rest);
    }

    /** Where the resource type begins, behind five fields of which partition and service are given. */
    private static int startOfType(String text) {
        int start = 0;
        for (int field = 0; field < FIELDS_BEFORE_TYPE; field++) {
            int end = text.indexOf(':', start);
            if (end < 0
                    || end == start
                    || (field == 2 && !text.substring(start, end).equals(SERVICE))) {
                throw invalid("Invalid ARN prefix: " + text);
            }
            start = end + 1;
        }
        if (!text.startsWith(PARTITION)) {
            throw invalid("Invalid ARN prefix: " + text);
        }
        return start;
    }

    private static Refused invalid(String problem) {
        return new Refused("InvalidArn", "Invalid Arn: '" + problem + "'");
    }
}
