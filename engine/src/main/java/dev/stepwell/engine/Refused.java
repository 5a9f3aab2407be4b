package dev.stepwell.engine;

import java.util.Map;

/**
 * The engine will not do what was asked, for a reason that AWS has an error for. Told to the client as it is.
 *
 * <p>{@code code} is AWS's error name ({@code ExecutionDoesNotExist}), the message AWS's text, {@code members} further
 * members of the error shape such as {@code reason}.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, String> members;

    public Refused(String code, String message) {
        this(code, message, Map.of());
    }

    public Refused(String code, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> members() {
        return members;
    }
}
