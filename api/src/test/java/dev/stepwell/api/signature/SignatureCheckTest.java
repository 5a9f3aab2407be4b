package dev.stepwell.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signatures made by AWS's own library, whole and spoilt. */
final class SignatureCheckTest {
    private static final String MISMATCH =
            "InvalidSignatureException: The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service documentation for"
                    + " details.";

    private Instant now = SignedCall.NOW;
    private final SignatureCheck check = new SignatureCheck(
            List.of(
                    new AccessKey("bob", "OTHER", "another secret", null),
                    new AccessKey("alice", SignedCall.ID, SignedCall.SECRET, null),
                    new AccessKey("carol", "SESSION", "third secret", "the token")),
            "us-east-1",
            new SetTicker());

    @Test
    void knowsTheSenderOfASignedCall() {
        assertThat(sender(SignedCall.inHeader())).isEqualTo("user/alice");
        assertThat(sender(SignedCall.inQuery(Duration.ofHours(1)))).isEqualTo("user/alice");
        assertThat(sender(sign("OTHER", "another secret"))).isEqualTo("user/bob");
    }

    @Test
    void anotherKeyOfTheDayOrOfTheDayBeforeDoesNotDisturb() {
        for (int i = 0; i < 3; i++) {
            assertThat(sender(SignedCall.inHeader())).isEqualTo("user/alice");
            now = now.plus(Duration.ofDays(1));
            assertThat(sender(SignedCall.sign(
                            "us-east-1",
                            "states",
                            now,
                            null,
                            AwsCredentialsIdentity.create(SignedCall.ID, SignedCall.SECRET))))
                    .isEqualTo("user/alice");
            now = SignedCall.NOW;
        }
    }

    @Test
    void noticesAnyChangeToWhatIsSigned() {
        SignedCall call = SignedCall.inHeader();

        assertThat(call.signedHeaders()).contains("host", "x-amz-target", "x-amz-date", "content-type");
        assertThat(refusal(call.withBody("{\"maxResults\": 6}"))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withBody(""))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withMethod("PUT"))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withQuery(call.query() + "&c=3"))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withQuery(""))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withAuthorization("Signature=", "Signature=0"))).isEqualTo(MISMATCH);
        assertThat(refusal(call.withAuthorization("x-amz-date;", ""))).isEqualTo(MISMATCH);
        for (String header : List.of("host", "x-amz-target", "content-type", "x-note")) {
            assertThat(refusal(call.with(header, "changed"))).as(header).isEqualTo(MISMATCH);
            assertThat(refusal(call.with(header, null))).as(header).isEqualTo(MISMATCH);
        }
        SignedCall presigned = SignedCall.inQuery(Duration.ofHours(1));
        assertThat(refusal(presigned.withBody("{}"))).isEqualTo(MISMATCH);
        assertThat(refusal(presigned.withQuery(presigned.query().replace("3600", "3601"))))
                .isEqualTo(MISMATCH);
    }

    @Test
    void ignoresWhatIsNotSignedAndHowQueriesAndBlanksAreWritten() {
        SignedCall call = SignedCall.inHeader();

        assertThat(sender(call.with("user-agent", "anything").with("x-amzn-trace-id", "Root=1")))
                .isEqualTo("user/alice");
        assertThat(sender(call.withQuery("a=1&a=%c3%bc&b=2+%2B"))).isEqualTo("user/alice");
        assertThat(sender(call.with("x-note", "one and two"))).isEqualTo("user/alice");
        assertThat(sender(call.withAuthorization(", ", ","))).isEqualTo("user/alice");
    }

    @Test
    void refusesAWrongSecretAndAnUnknownKey() {
        assertThat(refusal(sign(SignedCall.ID, "another secret"))).isEqualTo(MISMATCH);
        assertThat(refusal(sign("UNKNOWN", SignedCall.SECRET)))
                .isEqualTo("UnrecognizedClientException: The security token included in the request is invalid.");
    }

    @Test
    void wantsTheSessionTokenThatBelongsToTheKeyAndNoOther() {
        assertThat(sender(session("SESSION", "third secret", "the token"))).isEqualTo("user/carol");
        for (SignedCall call : List.of(
                session("SESSION", "third secret", "another token"),
                session(SignedCall.ID, SignedCall.SECRET, "the token"),
                sign("SESSION", "third secret"))) {
            assertThat(refusal(call))
                    .isEqualTo("UnrecognizedClientException: The security token included in the request is invalid");
        }
    }

    @Test
    void allowsForClocksThatAreFiveMinutesOff() {
        SignedCall call = SignedCall.inHeader();
        now = SignedCall.NOW.plus(Timestamps.SKEW_MAX);
        assertThatCode(() -> sender(call)).doesNotThrowAnyException();
        now = now.plusSeconds(1);
        assertThat(refusal(call))
                .isEqualTo("InvalidSignatureException: Signature expired: 20260301T120000Z is now earlier than"
                        + " 20260301T120001Z (20260301T120501Z - 5 min.)");

        now = SignedCall.NOW.minus(Timestamps.SKEW_MAX);
        assertThatCode(() -> sender(call)).doesNotThrowAnyException();
        now = now.minusSeconds(1);
        assertThat(refusal(call))
                .isEqualTo("InvalidSignatureException: Signature not yet current: 20260301T120000Z is still later than"
                        + " 20260301T115959Z (20260301T115459Z + 5 min.)");
    }

    @Test
    void aSignatureInTheQueryIsGoodAsLongAsItSays() {
        SignedCall call = SignedCall.inQuery(Duration.ofHours(1));
        now = SignedCall.NOW.plus(Duration.ofHours(1));
        assertThat(sender(call)).isEqualTo("user/alice");
        now = now.plusSeconds(1);
        assertThat(refusal(call)).startsWith("InvalidSignatureException: Signature expired: 20260301T120000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "604801", "many", "99999999999999999999"})
    void refusesALifeThatIsNone(String seconds) {
        SignedCall call = SignedCall.inQuery(Duration.ofHours(1));

        assertThat(refusal(call.withQuery(call.query().replace("X-Amz-Expires=3600", "X-Amz-Expires=" + seconds))))
                .startsWith("IncompleteSignatureException: X-Amz-Expires");
    }

    @Test
    void wantsASignature() {
        SignedCall call = SignedCall.inHeader();

        for (String authorization : new String[] {null, "Basic dXNlcjpwYXNz", "Bearer token"}) {
            assertThat(refusal(call.with("authorization", authorization)))
                    .isEqualTo("MissingAuthenticationTokenException: Request is missing Authentication Token");
        }
        assertThat(refusal(call.withQuery("X-Amz-Algorithm=AWS4-HMAC-SHA256")))
                .isEqualTo("InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and"
                        + " 'Authorization' as HTTP header.");
    }

    @Test
    void tellsWhichPartsAreMissing() {
        SignedCall call = SignedCall.inHeader();

        assertThat(refusal(call.with("authorization", "AWS4-").with("x-amz-date", null)))
                .isEqualTo("IncompleteSignatureException: Authorization header requires 'Credential' parameter."
                        + " Authorization header requires 'Signature' parameter. Authorization header requires"
                        + " 'SignedHeaders' parameter. Authorization header requires existence of either a"
                        + " 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-");
        assertThat(refusal(call.with("authorization", "AWS4-HMAC-SHA256 Signature=b,    Credential,")))
                .isEqualTo("IncompleteSignatureException: 'Credential' not a valid key=value pair (missing equal-sign)"
                        + " in Authorization header: 'AWS4-HMAC-SHA256 Signature=b,    Credential,'.");
        assertThat(refusal(call.with("authorization", null).withQuery("X-Amz-Algorithm&X-Amz-Date=d")))
                .isEqualTo("IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-Algorithm'."
                        + " AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters"
                        + " must include 'X-Amz-Signature'. AWS query-string parameters must include"
                        + " 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.");
        assertThat(refusal(call.with("x-amz-date", "201")))
                .isEqualTo("IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '201'. See"
                        + " http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Test
    void takesTheDateHeaderWhereThereIsNoOther() {
        SignedCall call = SignedCall.inHeader();

        assertThat(refusal(call.with("x-amz-date", null).with("date", "20260301T120000Z")))
                .as("signed was the other one")
                .isEqualTo(MISMATCH);
    }

    @Test
    void wantsHostAndTargetToBeSigned() {
        SignedCall call = SignedCall.inHeader();

        assertThat(refusal(call.withAuthorization(";host", "")))
                .isEqualTo("InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS"
                        + " Authorization.");
        assertThat(refusal(call.withAuthorization(";x-amz-target", "")))
                .isEqualTo("InvalidSignatureException: 'X-Amz-Target' must be a 'SignedHeader' in the AWS"
                        + " Authorization.");
    }

    @Test
    void tellsAllThatIsWrongWithTheScope() {
        SignedCall call = SignedCall.inHeader();

        assertThat(refusal(call.withAuthorization("HMAC-SHA256", "HMAC-SHA1")))
                .isEqualTo("IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only"
                        + " AWS4-HMAC-SHA256 for now). ");
        assertThat(refusal(call.withAuthorization("/aws4_request", "")))
                .isEqualTo("IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g."
                        + " keyid/date/region/service/term, got 'AKIDEXAMPLE/20260301/us-east-1/states'");
        assertThat(refusal(call.withAuthorization("20260301/us-east-1/states/aws4_request", "20260302/mars/sqs/aws5")))
                .isEqualTo("InvalidSignatureException: Credential should be scoped to a valid region, not 'mars'."
                        + " Credential should be scoped to correct service: 'states'. Credential should be scoped with"
                        + " a valid terminator: 'aws4_request', not 'aws5'. Date in Credential scope does not match"
                        + " YYYYMMDD from ISO-8601 version of date from HTTP: '20260302' != '20260301', from"
                        + " '20260301T120000Z'. ");
        assertThat(sender(call.withAuthorization("/aws4_request", "/aws4_request/")))
                .isEqualTo("user/alice");
    }

    @Test
    void hashesTheBodyItselfWhateverTheCallSaysOfIt() {
        for (String claimed : List.of("UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "e3b0c44298fc1c14")) {
            SignedCall call = SignedCall.inHeader().with("x-amz-content-sha256", claimed);
            boolean signed = call.signedHeaders().contains("x-amz-content-sha256");
            assertThat(refusal(call)).isEqualTo(signed ? MISMATCH : "taken: user/alice");
            assertThat(refusal(call.withBody("{}"))).isEqualTo(MISMATCH);
        }
    }

    @Test
    void takesNoBodyThatWasNotSigned() {
        assertThat(refusal(SignedCall.withUnsignedBody())).isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256 Credential=/////,SignedHeaders=;;;,Signature==",
                "AWS4-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=b",
                "AWS4-HMAC-SHA256 ,,,",
                "AWS4-HMAC-SHA256  =",
                "AWS4-"
            })
    void refusesGarbageWithoutFailing(String authorization) {
        SignedCall call = SignedCall.inHeader().with("authorization", authorization);

        assertThatThrownBy(() -> sender(call)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> sender(call.withQuery("%&%4&=&%zz=%&&&a"))).isInstanceOf(Refused.class);
    }

    @Test
    void neverShowsASecret() {
        AccessKey key = new AccessKey("u", "ID", "very secret", "token");

        assertThat(key.toString()).isEqualTo("AccessKey[u, ID]");
        assertThatThrownBy(() -> new AccessKey("u", "not an id", "very secret", null))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new SignatureCheck(List.of(key, key), "r", new SetTicker()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private String sender(SignedCall call) {
        return check.sender(call, call.body());
    }

    private String refusal(SignedCall call) {
        try {
            return "taken: " + sender(call);
        } catch (Refused refused) {
            return refused.code() + ": " + refused.text();
        }
    }

    private static SignedCall sign(String id, String secret) {
        return SignedCall.sign("us-east-1", "states", SignedCall.NOW, null, AwsCredentialsIdentity.create(id, secret));
    }

    private static SignedCall session(String id, String secret, String token) {
        return SignedCall.sign(
                "us-east-1", "states", SignedCall.NOW, null, AwsSessionCredentialsIdentity.create(id, secret, token));
    }

    private final class SetTicker implements Ticker {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Alarm schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException("nothing here waits");
        }
    }
}
