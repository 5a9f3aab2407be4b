package dev.stepwell.tasks.lambda;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of Lambda's response headers, in the spelling that Step Functions shows. */
final class LambdaHeaders {
    static final String EXECUTED_VERSION = "X-Amz-Executed-Version";
    static final String FUNCTION_ERROR = "X-Amz-Function-Error";
    static final String LOG_RESULT = "X-Amz-Log-Result";
    static final String ERROR_TYPE = "X-Amzn-ErrorType";
    static final String REQUEST_ID = "x-amzn-RequestId";
    static final String TRACE_ID = "X-Amzn-Trace-Id";
    static final String REMAPPED_LENGTH = "x-amzn-Remapped-Content-Length";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_TYPE = "Content-Type";
    static final String CONNECTION = "Connection";
    static final String DATE = "Date";

    private static final Map<String, String> SPELLINGS = Stream.of(
                    EXECUTED_VERSION,
                    FUNCTION_ERROR,
                    LOG_RESULT,
                    ERROR_TYPE,
                    REQUEST_ID,
                    TRACE_ID,
                    REMAPPED_LENGTH,
                    CONTENT_LENGTH,
                    CONTENT_TYPE,
                    CONNECTION,
                    DATE)
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private LambdaHeaders() {}

    /** The headers as received, in AWS's spelling: HTTP itself does not care, but users read them by name. */
    static Map<String, List<String>> spelled(Map<String, List<String>> received) {
        var spelled = new LinkedHashMap<String, List<String>>();
        received.forEach((name, values) -> spelled.merge(
                SPELLINGS.getOrDefault(name.toLowerCase(Locale.ROOT), name), values, LambdaHeaders::both));
        return spelled;
    }

    private static List<String> both(Collection<String> first, Collection<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
