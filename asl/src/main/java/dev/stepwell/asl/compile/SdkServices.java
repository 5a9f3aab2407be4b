package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.TaskResource.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The services that {@code aws-sdk:} integrations may name, as listed in a resource file. Immutable. */
final class SdkServices {
    private static final Set<String> NAMES = read();

    private SdkServices() {}

    /** Whether the service exists and such a call can be made: at once or with a callback. */
    static boolean supports(String service, Pattern pattern) {
        boolean isPatternFine = switch (pattern) {
            case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> true;
            case SYNC, SYNC_2 -> false;
        };
        return isPatternFine && NAMES.contains(service);
    }

    private static Set<String> read() {
        try (InputStream file = SdkServices.class.getResourceAsStream("aws-sdk-services.txt")) {
            if (file == null) {
                throw new IllegalStateException("aws-sdk-services.txt is missing beside the class files");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read aws-sdk-services.txt", broken);
        }
    }
}
