package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.engine.Refused;

/** Errors of the extensions: {@code {"error": code, "message": text}}. */
public final class ExtensionErrors {
    static final String NOT_FOUND = "NotFound";
    static final String METHOD_NOT_ALLOWED = "MethodNotAllowed";

    private static final String FORBIDDEN = "Forbidden";
    private static final String TOO_LARGE = "RequestTooLarge";
    private static final String INTERNAL = "InternalFailure";

    private ExtensionErrors() {}

    static ExtensionAnswer.Json of(Refused refused) {
        return error(status(refused.code()), refused.code(), refused.text());
    }

    /** The request comes from where it may not come from. */
    public static ExtensionAnswer.Json forbidden(String why) {
        return error(403, FORBIDDEN, why);
    }

    /** The request has a body, and none is read. */
    public static ExtensionAnswer.Json tooLarge() {
        return error(413, TOO_LARGE, "A request here takes no body");
    }

    /** Handling failed in a way nobody foresaw. */
    public static ExtensionAnswer.Json internalFailure() {
        return error(500, INTERNAL, "The server failed to handle the request");
    }

    private static int status(String code) {
        return switch (code) {
            case NOT_FOUND, "ExecutionDoesNotExist", "StateMachineDoesNotExist" -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case "TooManyWatchers", "ThrottlingException" -> 429;
            case "ServiceUnavailable" -> 503;
            default -> 400;
        };
    }

    private static ExtensionAnswer.Json error(int status, String code, String message) {
        return new ExtensionAnswer.Json(
                status,
                new Answer().text("error", code).text("message", message).finish());
    }
}
