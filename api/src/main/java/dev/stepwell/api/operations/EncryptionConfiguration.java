package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.engine.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code encryptionConfiguration}: only AWS's default, because there is no key service here. */
final class EncryptionConfiguration {
    private static final String OWNED_KEY = "AWS_OWNED_KEY";

    private EncryptionConfiguration() {}

    /**
     * Answers what was given.
     *
     * @throws Refused InvalidEncryptionConfiguration when a key of the customer is asked for; accepting it would
     *     promise an encryption that does not happen
     */
    static @Nullable JsonNode checked(@Nullable JsonNode given) {
        if (given != null && !given.path("type").asString().equals(OWNED_KEY)) {
            throw new Refused(
                    "InvalidEncryptionConfiguration",
                    "Invalid Encryption Configuration: this version of Stepwell has no access to customer managed"
                            + " keys");
        }
        if (given != null && given.path("kmsKeyId").isString()) {
            throw new Refused(
                    "InvalidEncryptionConfiguration",
                    "Invalid Encryption Configuration: kmsKeyId is not allowed with " + OWNED_KEY);
        }
        return given;
    }

    static void write(Answer answer) {
        answer.object("encryptionConfiguration", configuration -> configuration.text("type", OWNED_KEY));
    }
}
