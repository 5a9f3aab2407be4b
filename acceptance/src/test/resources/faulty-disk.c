/*
 * A disk that is slow or refuses to be written, for one process: load it with LD_PRELOAD. The file that FAULTY_DISK
 * names says what to do: "ok", "slow <milliseconds>" for each sync, or "fail <errno>" for each write, sync, truncation,
 * rename and opening for writing. Only files in a directory named "db" are affected.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int number_after(const char *word) {
    const char *control = getenv("FAULTY_DISK");
    if (control == NULL) return 0;
    int fd = (int) syscall(SYS_openat, AT_FDCWD, control, O_RDONLY, 0);
    if (fd < 0) return 0;
    char text[64];
    ssize_t length = read(fd, text, sizeof text - 1);
    close(fd);
    text[length > 0 ? length : 0] = 0;
    size_t prefix = strlen(word);
    return strncmp(text, word, prefix) == 0 ? atoi(text + prefix) : 0;
}

static int is_database(const char *path) { return strstr(path, "/db/") != NULL || strstr(path, "/db\n") != NULL; }

static int is_database_file(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 2);
    if (length <= 0) return 0;
    path[length] = '\n';
    path[length + 1] = 0;
    return is_database(path);
}

static int fails(int concerned) {
    if (!concerned) return 0;
    int code = number_after("fail ");
    if (code != 0) errno = code;
    return code != 0;
}

static void slow_down(int fd) {
    if (!is_database_file(fd)) return;
    int millis = number_after("slow ");
    struct timespec time = {millis / 1000, (millis % 1000) * 1000000L};
    if (millis > 0) nanosleep(&time, NULL);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (fails(is_database_file(fd))) return -1;
    return syscall(SYS_write, fd, bytes, length);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (fails(is_database_file(fd))) return -1;
    return syscall(SYS_pwrite64, fd, bytes, length, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

int fdatasync(int fd) {
    slow_down(fd);
    if (fails(is_database_file(fd))) return -1;
    return (int) syscall(SYS_fdatasync, fd);
}

int fsync(int fd) {
    slow_down(fd);
    if (fails(is_database_file(fd))) return -1;
    return (int) syscall(SYS_fsync, fd);
}

int ftruncate(int fd, off_t length) {
    if (fails(is_database_file(fd))) return -1;
    return (int) syscall(SYS_ftruncate, fd, length);
}

int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

int rename(const char *from, const char *to) {
    if (fails(is_database(to))) return -1;
    return (int) syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static int open_file(int directory, const char *path, int flags, mode_t mode) {
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails(is_database(path))) return -1;
    return (int) syscall(SYS_openat, directory, path, flags, mode);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int openat(int directory, const char *path, int flags, ...) { MODE(flags) return open_file(directory, path, flags, mode); }
int openat64(int directory, const char *path, int flags, ...) { MODE(flags) return open_file(directory, path, flags, mode); }
