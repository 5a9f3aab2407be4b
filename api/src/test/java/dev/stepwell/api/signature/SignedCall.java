package dev.stepwell.api.signature;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A call as AWS's own library signs it, and ways to spoil it. Immutable. */
record SignedCall(String method, String query, Map<String, String> headers, byte[] body) implements RequestHead {
    static final String ID = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final byte[] BODY = "{\"maxResults\": 5}".getBytes(StandardCharsets.UTF_8);

    static SignedCall inHeader() {
        return sign("us-east-1", "states", NOW, null, AwsCredentialsIdentity.create(ID, SECRET));
    }

    static SignedCall inQuery(Duration life) {
        return sign("us-east-1", "states", NOW, life, AwsCredentialsIdentity.create(ID, SECRET));
    }

    /** @param life how long a signature in the query is good; null puts it into the header */
    static SignedCall sign(
            String region, String service, Instant at, @Nullable Duration life, AwsCredentialsIdentity identity) {
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> {
                    sign.identity(identity)
                            .request(plain("http"))
                            .payload(ContentStreamProvider.fromByteArray(BODY))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
                    if (life != null) {
                        sign.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, life);
                    }
                })
                .request();
        return of(signed);
    }

    private static SdkHttpRequest plain(String scheme) {
        return SdkHttpRequest.builder()
                .uri(URI.create(scheme + "://127.0.0.1:8083/?b=2%20%2B&a=%C3%BC&a=1"))
                .method(SdkHttpMethod.POST)
                .putHeader("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Note", "  one   and \t two ")
                .build();
    }

    private static SignedCall of(SdkHttpRequest signed) {
        Map<String, String> headers = new TreeMap<>();
        signed.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new SignedCall("POST", signed.encodedQueryParameters().orElse(""), headers, BODY);
    }

    /** As some services of AWS accept it over TLS. */
    static SignedCall withUnsignedBody() {
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(ID, SECRET))
                        .request(plain("https"))
                        .payload(ContentStreamProvider.fromByteArray(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "states")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request();
        return of(signed);
    }

    SignedCall with(String header, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        if (value == null) {
            changed.remove(header);
        } else {
            changed.put(header, value);
        }
        return new SignedCall(method, query, changed, body);
    }

    SignedCall withAuthorization(String from, String to) {
        String known = headers.getOrDefault("authorization", "");
        return with("authorization", known.replace(from, to));
    }

    SignedCall withQuery(String newQuery) {
        return new SignedCall(method, newQuery, headers, body);
    }

    SignedCall withBody(String newBody) {
        return new SignedCall(method, query, headers, newBody.getBytes(StandardCharsets.UTF_8));
    }

    SignedCall withMethod(String newMethod) {
        return new SignedCall(newMethod, query, headers, body);
    }

    /** The names that were signed. */
    List<String> signedHeaders() {
        String known = headers.getOrDefault("authorization", "");
        int start = known.indexOf("SignedHeaders=") + "SignedHeaders=".length();
        return List.of(known.substring(start, known.indexOf(',', start)).split(";"));
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
