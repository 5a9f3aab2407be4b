package dev.stepwell.tasks.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks the mocked result of a service integration against the service's own model, as TestState does. Thread-safe;
 * models are read when first needed, and the last used ones are kept.
 */
public final class MockResults {
    /** How many operations' results are kept; one takes a few kilobytes, the largest about a megabyte. */
    private static final int KEPT_MAX = 16;

    private static final Map<ResultSource, ResultModel> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ResultSource, ResultModel> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private MockResults() {}

    /** How much is checked; AWS's {@code fieldValidationMode}. */
    public enum Mode {
        /** Required fields must be there, and those that are there must have the right form. */
        STRICT,
        /** Fields that are there must have the right form. */
        PRESENT,
        /** Nothing. */
        NONE
    }

    /**
     * What is wrong with a mocked result, or null when it is acceptable. Results without a model are: callbacks, HTTP
     * endpoints, services and operations that the models do not know. So are fields that a model does not know.
     *
     * @param resourceType as in a resource ARN: {@code states}, {@code aws-sdk:kms}
     * @param action as in a resource ARN: {@code startExecution}
     * @param pattern {@code .sync}, {@code .sync:2}, {@code .waitForTaskToken} or empty
     * @return AWS's text, such as {@code Required field 'ExecutionArn' is missing}; without the words "Mock result
     *     schema validation error: " that stand before it
     */
    public static @Nullable String problem(
            String resourceType, String action, String pattern, JsonNode result, Mode mode) {
        ResultSource source = mode == Mode.NONE ? null : ResultSource.of(resourceType, action, pattern);
        if (source == null) {
            return null;
        }
        return new ResultCheck(model(source), mode == Mode.STRICT).problem(result);
    }

    /** Two threads may read the same model at once, which is no harm: reading is never done under the lock. */
    private static ResultModel model(ResultSource source) {
        synchronized (KEPT) {
            ResultModel kept = KEPT.get(source);
            if (kept != null) {
                return kept;
            }
        }
        JsonNode service = ModelArchive.model(source.model());
        ResultModel read =
                service == null ? ResultModel.UNKNOWN : ResultModel.of(service, source.operation(), source.open());
        synchronized (KEPT) {
            KEPT.put(source, read);
        }
        return read;
    }
}
