package dev.stepwell.api.signature;

/** Tells who sent a request, or refuses it. Thread-safe. */
@FunctionalInterface
public interface Authentication {
    /**
     * The sender as the end of an IAM ARN, such as {@code user/alice}.
     *
     * @param body every byte of the body as it arrived
     * @throws dev.stepwell.engine.Refused with AWS's error for a request that is not signed well
     */
    String sender(RequestHead head, byte[] body);

    /** Takes every request for one of the account's owner, signed or not. */
    static Authentication open() {
        return (_, _) -> "root";
    }
}
