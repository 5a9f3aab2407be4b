package dev.stepwell.server.config;

import dev.stepwell.api.throttle.RateLimit;
import dev.stepwell.asl.Limits;
import dev.stepwell.engine.EngineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a server can be told.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param data directory of the store
 * @param functions directory of local functions, or null
 * @param account account id in every ARN
 * @param region region in every ARN
 * @param retention how long closed executions are kept
 * @param credentials file of the access keys that may sign requests, or null when nobody has to sign
 * @param throttles rates of API calls by operation, and of state transitions; none for those that are missing
 * @param insecure allows to listen beyond loopback although nobody has to sign in
 * @param environment the process's environment: endpoints and credentials of other services
 */
public record ServerOptions(
        String host,
        int port,
        Path data,
        @Nullable Path functions,
        Limits limits,
        String account,
        String region,
        Duration retention,
        @Nullable Path credentials,
        Map<String, RateLimit> throttles,
        boolean insecure,
        Map<String, String> environment) {
    public static final int PORT_DEFAULT = 8083;

    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new InvalidConfiguration("port must be 0 to 65535, but was " + port);
        }
        if (!account.matches("\\d{12}")) {
            throw new InvalidConfiguration("account must be 12 digits, but was '" + account + "'");
        }
        if (retention.compareTo(EngineOptions.RETENTION_MIN) < 0) {
            throw new InvalidConfiguration("retention must be at least 1m");
        }
        throttles = Map.copyOf(throttles);
        environment = Map.copyOf(environment);
    }
}
