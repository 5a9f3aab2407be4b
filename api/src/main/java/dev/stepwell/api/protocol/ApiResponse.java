package dev.stepwell.api.protocol;

/**
 * One answer. Nobody changes the body.
 *
 * @param requestId for the header {@code x-amzn-RequestId}
 */
public record ApiResponse(int status, String requestId, byte[] body) {
    /** Content type of every answer. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";
}
