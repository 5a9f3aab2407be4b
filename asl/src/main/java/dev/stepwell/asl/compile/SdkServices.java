package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.TaskResource.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The services and actions that {@code aws-sdk:} integrations may name. Immutable; read when the first definition names
 * one.
 *
 * <p>The list is derived from AWS's published models by a test of the module {@code tasks} and leaves out operations
 * that stream events, which Step Functions does not call. A line is a service and its actions; {@code *} is for all,
 * where a service is closed and no model tells them. Lines are kept as they are: half a megabyte, and a lookup is one
 * search in a line.
 */
final class SdkServices {
    private static final String RESOURCE = "aws-sdk-actions.txt";
    private static final String ANY = " * ";
    private static final Map<String, String> ACTIONS = read();

    private SdkServices() {}

    /** Whether the action exists and can be called so: at once or with a callback. */
    static boolean supports(String service, String action, Pattern pattern) {
        boolean isPatternFine = switch (pattern) {
            case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> true;
            case SYNC, SYNC_2 -> false;
        };
        String actions = ACTIONS.get(service);
        return isPatternFine && actions != null && has(actions, action);
    }

    /** Actions are spelled {@code describeDBInstances}; {@code describeDbInstances}, as fields are, is let pass. */
    private static boolean has(String actions, String action) {
        if (actions.equals(ANY)) {
            return true;
        }
        if (action.indexOf(' ') < 0 && actions.contains(" " + action + " ")) {
            return true;
        }
        String wanted = withoutRuns(action);
        for (String known : actions.trim().split(" ")) {
            if (withoutRuns(known).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Of each run of capitals only those stay that begin a word: {@code getSmsAttributes}. */
    private static String withoutRuns(String name) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 1; i < name.length(); i++) {
            boolean isRun = Character.isUpperCase(name.charAt(i)) && Character.isUpperCase(name.charAt(i - 1));
            boolean isWordStart = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            if (isRun && !isWordStart) {
                text.setCharAt(i, Character.toLowerCase(name.charAt(i)));
            }
        }
        return text.toString();
    }

    private static Map<String, String> read() {
        try (InputStream file = SdkServices.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside the class files");
            }
            Map<String, String> actions = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                int space = line.indexOf(' ');
                actions.put(line.substring(0, space), line.substring(space) + " ");
            });
            return Map.copyOf(actions);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + RESOURCE, broken);
        }
    }
}
