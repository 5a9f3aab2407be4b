package dev.stepwell.api.signature;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes requests that one of the known access keys has signed for this region, within five minutes, with the body that
 * arrived. What is checked in which order, and the texts, were measured on another service of AWS with the same
 * protocol. Thread-safe.
 */
public final class SignatureCheck implements Authentication {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** Signed too, for otherwise a request could be changed into another operation on its way. */
    private static final String TARGET = "x-amz-target";

    private final Map<String, AccessKey> keys = new HashMap<>();
    private final String region;
    private final Ticker ticker;

    /**
     * @param keys those that may sign
     * @param region the only one that signatures may be for
     * @throws IllegalArgumentException when two keys have the same id
     */
    public SignatureCheck(Collection<AccessKey> keys, String region, Ticker ticker) {
        for (AccessKey key : keys) {
            if (this.keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException("the access key id " + key.id() + " is there twice");
            }
        }
        this.region = region;
        this.ticker = ticker;
    }

    @Override
    public String sender(RequestHead head, byte[] body) {
        Query query = Query.parse(head.query());
        Claim claim = Claim.of(head, query);
        Timestamps.requireCurrent(claim.timestamp(), ticker.now(), claim.life());
        requireSigned(head, claim.signedHeaders());
        if (!claim.algorithm().equals(ALGORITHM)) {
            throw new Refused(
                    "IncompleteSignatureException",
                    "Unsupported AWS 'algorithm': '" + claim.algorithm() + "' (only AWS4-HMAC-SHA256 for now). ");
        }
        Scope scope = Scope.parse(claim.credential());
        scope.requireServed(region, claim.timestamp());
        AccessKey key = keys.get(scope.keyId());
        if (key == null) {
            throw new Refused("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        String request = CanonicalRequest.of(head, query, claim.signedHeaders(), Digests.hash(body));
        String toSign = ALGORITHM + '\n' + claim.timestamp() + '\n' + scope.text() + '\n' + Digests.hash(request);
        byte[] signature = Digests.keyedHash(key.signingKey(scope.date(), region), toSign);
        if (!Digests.same(Digests.hex(signature), claim.signature())) {
            throw new Refused(
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
        }
        if (!key.goesWith(claim.sessionToken())) {
            throw new Refused("UnrecognizedClientException", "The security token included in the request is invalid");
        }
        return "user/" + key.user();
    }

    private static void requireSigned(RequestHead head, List<String> signedHeaders) {
        if (!signedHeaders.contains("host")) {
            throw notSigned("'Host' or ':authority'");
        }
        if (!signedHeaders.contains(TARGET) && head.header(TARGET) != null) {
            throw notSigned("'X-Amz-Target'");
        }
    }

    private static Refused notSigned(String header) {
        return new Refused("InvalidSignatureException", header + " must be a 'SignedHeader' in the AWS Authorization.");
    }
}
