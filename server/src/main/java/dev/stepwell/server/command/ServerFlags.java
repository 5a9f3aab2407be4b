package dev.stepwell.server.command;

import dev.stepwell.server.config.LimitSettings;
import dev.stepwell.server.config.ServerOptions;
import dev.stepwell.server.config.ThrottleSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts a server. */
final class ServerFlags {
    @Option(
            names = "--port",
            defaultValue = "8083",
            description = "Port (default ${DEFAULT-VALUE}; 0 for any free one).")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default ${DEFAULT-VALUE}).")
    String host = "127.0.0.1";

    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIR",
            description = "Data directory (default ./data).")
    Path data = Path.of("data");

    @Option(names = "--functions", paramLabel = "DIR", description = "Directory of functions that run without AWS.")
    @Nullable
    Path functions;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (default ./stepwell.yaml).")
    @Nullable
    Path config;

    @Option(names = "--limits", defaultValue = "aws", description = "Limit profile: aws or relaxed (default aws).")
    String limits = "aws";

    @Option(
            names = "--limit",
            split = ",",
            paramLabel = "NAME=N",
            description = "Sets one limit, such as payload-bytes-max=1048576.")
    Map<String, String> limit = new LinkedHashMap<>();

    @Option(
            names = "--account",
            defaultValue = "123456789012",
            description = "Account in ARNs (default ${DEFAULT-VALUE}).")
    String account = "123456789012";

    @Option(names = "--region", defaultValue = "us-east-1", description = "Region in ARNs (default ${DEFAULT-VALUE}).")
    String region = "us-east-1";

    @Option(
            names = "--retention",
            defaultValue = "90d",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How long closed executions are kept, such as 90d, 12h or 30m (default ${DEFAULT-VALUE}).")
    Duration retention = Duration.ofDays(90);

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "Access keys that must sign requests, in the form of ~/.aws/credentials (default: nobody has to).")
    @Nullable
    Path credentials;

    @Option(
            names = "--throttles",
            defaultValue = "off",
            description = "Rates of API calls and state transitions: off or aws (default off).")
    String throttles = "off";

    @Option(
            names = "--throttle",
            split = ",",
            paramLabel = "OPERATION=BUCKET/REFILL",
            description = "Sets one rate, such as StartExecution=1300/300.")
    Map<String, String> throttle = new LinkedHashMap<>();

    @Option(names = "--insecure", description = "Listen beyond loopback although nobody has to sign requests.")
    boolean insecure;

    ServerOptions options() {
        return new ServerOptions(
                host,
                port,
                data,
                functions,
                LimitSettings.limits(limits, limit),
                account,
                region,
                retention,
                credentials,
                ThrottleSettings.limits(throttles, region, throttle),
                insecure,
                System.getenv());
    }
}
