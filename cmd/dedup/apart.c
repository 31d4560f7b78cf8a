#include "apart.h"

/* Members are values of the map, which stay where they are. */
struct dedup_member {
	uint64_t group; /* 0: none yet */
	struct foe {
		const struct dedup_member *member;
		struct foe *next;
	} * foes;
};

static void
add_foe(struct dedup_apart *a, struct dedup_member *m,
    const struct dedup_member *other)
{
	struct foe *foe = mq_arena_alloc(&a->ids.arena, sizeof(*foe));

	*foe = (struct foe){ other, m->foes };
	m->foes = foe;
}

void
dedup_apart_add(struct dedup_apart *a, struct mq_table *t)
{
	long column[2];
	struct dedup_member *m[2];
	struct mq_str id;
	size_t row, i;

	column[0] = mq_table_column(t, "service_request_id");
	column[1] = mq_table_column(t, "parent_id");
	for (row = 0; row < t->nrows && !t->error; row++) {
		for (i = 0; i < 2; i++) {
			id = mq_table_cell(t, row, column[i]);
			if (id.n == 0) {
				mq_table_fail(t, row, column[i],
				    "no id; a row is a pair of them");
				return;
			}
			m[i] = mq_map_put(&a->ids, id, sizeof(*m[i]));
		}
		add_foe(a, m[0], m[1]);
		add_foe(a, m[1], m[0]);
	}
}

struct dedup_member *
dedup_apart_of(const struct dedup_apart *a, struct mq_str id)
{
	return mq_map_get(&a->ids, id);
}

bool
dedup_apart_may(const struct dedup_member *m, uint64_t group)
{
	const struct foe *foe;

	for (foe = m ? m->foes : NULL; foe; foe = foe->next)
		if (foe->member->group == group)
			return false;
	return true;
}

void
dedup_apart_join(struct dedup_member *m, uint64_t group)
{
	if (m)
		m->group = group;
}

void
dedup_apart_free(struct dedup_apart *a)
{
	mq_map_free(&a->ids);
}
