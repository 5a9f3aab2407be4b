package dev.stepwell.server.command;

import dev.stepwell.server.config.InvalidConfiguration;
import dev.stepwell.server.http.CannotListen;
import dev.stepwell.store.StoreUnusable;

/** Tells the failures whose message is all a user needs from those that are bugs. */
final class UserErrors {
    private UserErrors() {}

    static boolean isExpected(Exception failure) {
        return failure instanceof InvalidConfiguration
                || failure instanceof CannotListen
                || failure instanceof StoreUnusable;
    }
}
