package dev.stepwell.tasks.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStateTest {
    @TempDir
    private Path folder;

    private FolderState before;

    @BeforeEach
    void look() throws Exception {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("app.py"), "one");
        Files.writeString(folder.resolve("lib/more.py"), "two");
        before = FolderState.of(folder);
    }

    @Test
    void nothingChangedMeansEqual() {
        assertThat(FolderState.of(folder)).isEqualTo(before);
    }

    @Test
    void sizeTimeNewAndRemovedFilesShow() throws Exception {
        Files.writeString(folder.resolve("lib/more.py"), "longer");
        FolderState longer = FolderState.of(folder);
        Files.setLastModifiedTime(folder.resolve("app.py"), FileTime.fromMillis(1));
        FolderState older = FolderState.of(folder);
        Files.writeString(folder.resolve("new.py"), "");
        FolderState grown = FolderState.of(folder);
        Files.delete(folder.resolve("app.py"));
        FolderState shrunk = FolderState.of(folder);

        assertThat(before).isNotIn(longer, older, grown, shrunk);
        assertThat(longer).isNotIn(older, grown, shrunk);
        assertThat(grown).isNotEqualTo(older).isNotEqualTo(shrunk);
    }

    @Test
    void whatToolsWriteIsLeftOut() throws Exception {
        Files.createDirectories(folder.resolve("__pycache__"));
        Files.writeString(folder.resolve("__pycache__/app.pyc"), "x");

        assertThat(FolderState.of(folder)).isEqualTo(before);
    }

    @Test
    void tooManyFilesAreRefused() throws Exception {
        for (int i = 0; i < FolderState.FILES_MAX; i++) {
            Files.createFile(folder.resolve("f" + i));
        }

        assertThatThrownBy(() -> FolderState.of(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a function may have 10000 files");
    }
}
