package dev.stepwell.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.api.signature.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of access keys: AWS's form, and messages that show no secret. */
final class CredentialsFileTest {
    @TempDir
    Path directory;

    @Test
    void readsASectionForEachUser() throws IOException {
        Path file = file("""
                # comment
                [alice]
                aws_access_key_id = ID1
                aws_secret_access_key = s=1/+
                region = somewhere

                ; another
                [ bob ]
                aws_secret_access_key=s2
                aws_access_key_id=ID2
                aws_session_token=t
                """);

        assertThat(CredentialsFile.read(file))
                .extracting(AccessKey::toString)
                .containsExactly("AccessKey[alice, ID1]", "AccessKey[bob, ID2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "aws_access_key_id = ID",
                "[a]\nsecret",
                "[a]\naws_access_key_id = ID",
                "[a]\naws_secret_access_key = secret",
                "[a]\naws_access_key_id = I D\naws_secret_access_key = secret",
                "[a]\naws_access_key_id = ID\naws_secret_access_key =",
                "[a b]\naws_access_key_id = ID\naws_secret_access_key = secret",
                "[a]\n[a]\naws_access_key_id = ID\naws_secret_access_key = secret"
            })
    void refusesTheRestWithoutShowingASecret(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> CredentialsFile.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContainingAny("= secret", "'secret'");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> CredentialsFile.read(directory.resolve("none")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("cannot read the credentials");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("credentials"), text);
    }
}
