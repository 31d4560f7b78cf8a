#ifndef FIELD_H
#define FIELD_H

#include "minqing/matcher.h"

#include "minqing/rules.h"

/*
 * The cells that rules look at.  Rules with the same field have one matcher,
 * and those with the flag f, which look at plain forms, another.
 */

/* A cell, read and validated once a record. */
struct text {
	struct mq_str name;
	size_t column;
	bool want_plain; /* some field has its plain form */
	struct mq_str s, plain;
};

/* What the rules of one field, or of the default ones, look at. */
struct field {
	struct text **text; /* none where the header lacks it */
	size_t ntexts;
	bool plain;
	struct mq_matcher *matcher;
	const struct mq_rule *first;
};

struct fields {
	struct mq_map map[2];  /* name to struct field; [1]: of plain forms */
	struct mq_map texts;   /* name to struct text */
	struct mq_arena arena; /* of the record's plain forms */
};

/* The text of a field as its rules see it. */
static inline struct mq_str
field_text(const struct field *field, size_t i)
{
	return field->plain ? field->text[i]->plain : field->text[i]->s;
}

/*
 * The field of a rule; `column` are those of the header that stand for the
 * default ones.  Lives as long as the fields.
 */
struct field *fields_bind(struct fields *fields, const struct mq_rule *r,
    const struct mq_record *header, const size_t *column, size_t ncolumns);

/* The first rule of the i-th field that the header lacks, or NULL. */
const struct mq_rule *fields_missing(const struct fields *fields, size_t i);

/*
 * Read the cells of a record: NULL, or the first that is not UTF-8, with the
 * length of what is.
 */
const struct text *fields_read(
    struct fields *fields, const struct mq_record *rec, size_t *valid);

/* The i-th of the fields' matchers, or NULL. */
struct mq_matcher *fields_matcher(const struct fields *fields, size_t i);

/* Scan them, as mq_matcher_scan(). */
void fields_scan(const struct fields *fields, uint64_t *may, uint64_t *sure);

void fields_free(struct fields *fields);

#endif
