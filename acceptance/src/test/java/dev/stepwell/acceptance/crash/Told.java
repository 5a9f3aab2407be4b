package dev.stepwell.acceptance.crash;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What a client was told when it asked the server for something. */
sealed interface Told<T> {
    /** It was done, and has to stay done. */
    record Done<T>(T answer) implements Told<T> {}

    /** It was not done, for a reason of the caller's. */
    record Refused<T>(SfnException reason) implements Told<T> {}

    /** Nothing, or that the server cannot say: it may have been done or not. */
    record Nothing<T>() implements Told<T> {}

    int SERVERS_FAULT = 500;

    static <T> Told<T> by(Supplier<T> request) {
        try {
            return new Done<>(request.get());
        } catch (SdkClientException e) {
            return new Nothing<>();
        } catch (SfnException e) {
            return e.statusCode() >= SERVERS_FAULT ? new Nothing<>() : new Refused<>(e);
        }
    }
}
