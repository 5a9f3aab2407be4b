package dev.stepwell.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Access keys of a server that wants signatures. */
final class Keys {
    static final String ALICE_ID = "AKIAALICE";
    static final String ALICE_SECRET = "alice/Secret+1";
    static final String BOB_ID = "AKIABOB";
    static final String BOB_SECRET = "bob's secret";
    static final String BOB_TOKEN = "bob's token/+=";

    private Keys() {}

    /** Writes the file that the server reads them from. */
    static Path file(Path directory) throws IOException {
        Path file = directory.resolve("credentials");
        Files.writeString(file, """
                # who may call
                [alice]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                region = us-east-1

                [bob]
                aws_access_key_id=%s
                aws_secret_access_key=%s
                aws_session_token=%s
                """.formatted(ALICE_ID, ALICE_SECRET, BOB_ID, BOB_SECRET, BOB_TOKEN));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
