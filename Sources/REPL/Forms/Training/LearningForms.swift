import Engine

/// Models, objectives, optimizers, schedules, averages: the catalogs of the engine as functions of the language.
enum LearningForms {
    static let all: [CommandForm] =
        ModelCatalog.forms.map { form in
            form.map { plan, _ in { session in .noun(try plan.model(session: session.seed)) } }
        }
        + ObjectiveCatalog.forms.map { form in
            form.map { objective, _ in { _ in .noun(ObjectiveNoun(objective)) } }
        }
        + OptimizerCatalog.forms.map { form in
            form.map { optimizer, _ in { _ in .noun(OptimizerNoun(optimizer)) } }
        }
        + ScheduleCatalog.forms.map { form in
            form.map { schedule, _ in { _ in .noun(schedule) } }
        }
        + AveragingCatalog.forms.map { form in
            form.map { averaging, _ in { _ in .noun(AveragingNoun(averaging)) } }
        }
}
