package dev.stepwell.api.protocol;

import dev.stepwell.api.model.OperationModel;
import dev.stepwell.api.signature.Authentication;
import dev.stepwell.engine.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may call what, and how often. Thread-safe.
 *
 * @param account the only account whose resources can be named; null takes any
 */
public record AccessControl(
        Authentication authentication, @Nullable String account, Throttle throttle) {
    private static final int ACCOUNT_FIELD = 4;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final String STATES_FIELD = ":states:";

    /** Everybody may call everything as often as they like. */
    public static AccessControl open() {
        return new AccessControl(Authentication.open(), null, Throttle.none());
    }

    /**
     * Refuses a call that names another account's resource, as IAM does: resources of this service cannot be shared.
     * What is no ARN of this service is left to the operation.
     *
     * @param sender as the end of an IAM ARN
     * @throws Refused AccessDeniedException
     */
    void requireOwn(String sender, String operation, OperationModel model, JsonNode request) {
        if (account == null) {
            return;
        }
        for (String member : model.arnMembers()) {
            JsonNode value = request.get(member);
            String arn = value == null || !value.isString() ? "" : value.stringValue();
            String owner = owner(arn);
            if (!owner.isEmpty() && !owner.equals(account)) {
                throw new Refused(
                        "AccessDeniedException",
                        "User: arn:aws:iam::" + account + ":" + sender + " is not authorized to perform: states:"
                                + operation + " on resource: " + arn + " because no resource-based policy allows the"
                                + " states:" + operation + " action");
            }
        }
    }

    /** The account in an ARN of this service; empty when it is none. */
    private static String owner(String arn) {
        if (!arn.startsWith("arn:") || arn.indexOf(STATES_FIELD) != arn.indexOf(':', "arn:".length())) {
            return "";
        }
        String[] fields = arn.split(":", ACCOUNT_FIELD + 2);
        boolean whole = fields.length == ACCOUNT_FIELD + 2
                && ACCOUNT.matcher(fields[ACCOUNT_FIELD]).matches();
        return whole ? fields[ACCOUNT_FIELD] : "";
    }
}
