package dev.stepwell.server.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A GET request with Signature Version 4 in its header, as AWS describes it; the query must be sorted and escaped. */
final class SignedGet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private SignedGet() {}

    static HttpRequest of(URI uri, String keyId, String secret) {
        String time = TIME.format(Instant.now());
        String date = time.substring(0, DATE_LENGTH);
        String scope = date + "/us-east-1/states/aws4_request";
        String path =
                URLEncoder.encode(uri.getRawPath(), StandardCharsets.UTF_8).replace("%2F", "/");
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String canonical = "GET\n" + path + "\n" + query + "\nhost:" + uri.getAuthority() + "\nx-amz-date:" + time
                + "\n\nhost;x-amz-date\n" + hash("");
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = keyedHash(key, part);
        }
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(canonical);
        return HttpRequest.newBuilder(uri)
                .header("X-Amz-Date", time)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + keyId + "/" + scope
                                + ", SignedHeaders=host;x-amz-date, Signature="
                                + HexFormat.of().formatHex(keyedHash(key, toSign)))
                .build();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] keyedHash(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
