#pragma once

#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Swift refuses the mutable globals of readline; what is needed of them is read and set here. */

int wcwidth(wchar_t character);

/* Columns that a character takes on the terminal, as readline counts them; -1 for a control character. */
static inline int creadline_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

/* To be called before rl_initialize: our own signal handling, and defaults that ~/.inputrc may change. */
static inline void creadline_configure(const char *name) {
    rl_readline_name = name;
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_variable_bind("show-all-if-ambiguous", "on");
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("enable-active-region", "off");
    rl_variable_bind("blink-matching-paren", "off");
}

static inline void creadline_set_completion(
    char **(*complete)(const char *, int, int), void (*show)(char **, int, int)) {
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = show;
    rl_completer_quote_characters = NULL;
    rl_basic_quote_characters = NULL; /* else a quote before the word is put behind it as well */
    rl_completer_word_break_characters = (char *)" \t\n\"'`@$><=;|&{}()[],:?!.+-*/%^";
    rl_sort_completion_matches = 0;
}

/* Inside a completion function: the answer is final, and nothing is put behind it. */
static inline void creadline_completion_is_final(void) {
    rl_attempted_completion_over = 1;
    rl_completion_append_character = '\0';
    rl_completion_suppress_append = 1;
    rl_filename_completion_desired = 0;
}

/* Who gives readline its bytes. */
static inline void creadline_set_getc(int (*next)(FILE *)) { rl_getc_function = next; }

static inline void creadline_set_redisplay(void (*redisplay)(void)) { rl_redisplay_function = redisplay; }

static inline const char *creadline_line(void) { return rl_line_buffer; }
static inline int creadline_end(void) { return rl_end; }
static inline int creadline_point(void) { return rl_point; }
static inline void creadline_set_point(int point) { rl_point = point; }
static inline void creadline_set_mark(int mark) { rl_mark = mark; }
static inline int creadline_state(unsigned long flags) { return (rl_readline_state & flags) != 0; }
static inline int creadline_emacs_mode(void) { return rl_editing_mode; }
static inline const char *creadline_display_prompt(void) { return rl_display_prompt; }

/* Writes to the terminal through the stream that readline writes to. */
static inline void creadline_write(const char *bytes, size_t count) {
    FILE *out = rl_outstream ? rl_outstream : stdout;
    fwrite(bytes, 1, count, out);
    fflush(out);
}

/* Puts the terminal back as it was; does nothing when it is not in readline's hands. */
static inline void creadline_restore_terminal(void) { (*rl_deprep_term_function)(); }
