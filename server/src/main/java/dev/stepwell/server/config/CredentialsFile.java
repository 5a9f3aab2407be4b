package dev.stepwell.server.config;

import dev.stepwell.api.signature.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The access keys that may sign, from a file in the form that AWS's tools keep theirs in: a section for each user, with
 * {@code aws_access_key_id}, {@code aws_secret_access_key} and perhaps {@code aws_session_token}. Other keys of a
 * section are ignored, as AWS's tools have many. No message repeats a secret.
 */
public final class CredentialsFile {
    private static final System.Logger LOG = System.getLogger(CredentialsFile.class.getName());
    private static final int BYTES_MAX = 1024 * 1024;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private CredentialsFile() {}

    /** @throws InvalidConfiguration when the file cannot be read, has no key, or a section is malformed */
    public static List<AccessKey> read(Path file) {
        List<String> lines = lines(file);
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                String user = line.substring(1, line.length() - 1).strip();
                section = new HashMap<>();
                if (sections.put(user, section) != null) {
                    throw new InvalidConfiguration(file + ": the section [" + user + "] is there twice");
                }
            } else if (section != null && equals > 0) {
                section.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else {
                throw new InvalidConfiguration(
                        file + ", line " + (i + 1) + ": expected [user] or, in a section, key = value");
            }
        }
        return keys(file, sections);
    }

    private static List<AccessKey> keys(Path file, Map<String, Map<String, String>> sections) {
        List<AccessKey> keys = new ArrayList<>();
        sections.forEach((user, values) -> {
            String id = values.get("aws_access_key_id");
            String secret = values.get("aws_secret_access_key");
            if (id == null || secret == null) {
                throw new InvalidConfiguration(
                        file + ": [" + user + "] needs aws_access_key_id and aws_secret_access_key");
            }
            try {
                keys.add(new AccessKey(user, id, secret, values.get("aws_session_token")));
            } catch (IllegalArgumentException e) {
                throw new InvalidConfiguration(file + ": " + e.getMessage());
            }
        });
        if (keys.isEmpty()) {
            throw new InvalidConfiguration(file + " has no access key");
        }
        return keys;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new InvalidConfiguration(file + " is larger than " + BYTES_MAX + " bytes");
            }
            warnOfReaders(file);
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidConfiguration("cannot read the credentials " + file + ": " + e.getMessage());
        }
    }

    private static void warnOfReaders(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                LOG.log(System.Logger.Level.WARNING, "{0} can be read by other users; chmod 600 it", file);
            }
        } catch (UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "this file system does not say who can read {0}", file);
        }
    }
}
