using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Pipelines.Build;

/// <summary>Reads once more the rows that a model was tested on, for another model to be scored on them.</summary>
internal static class TestAgain
{
    /// <param name="previous">The other model.</param>
    /// <param name="metadata">Of the model whose test rows are read.</param>
    /// <param name="project">Where they are, and how they are split.</param>
    /// <param name="observer">Is told how far the reading is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SlipwayException">The rows are not those that the model was trained with any more, or the other model can't be scored on them.</exception>
    public static async Task<PreviousScore> ScoreAsync(PreviousModel previous, Metadata metadata, Project project, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        if (metadata.Imported is not null)
        {
            throw new SlipwayException(
                ErrorKind.Usage, "The model was imported, and no rows were kept from its training, so that it can't be compared with the previous model on test rows that neither saw. Leave --previous out.");
        }

        var options = project.Train!;
        var rows = (await TrainingRows.ReadAsync(project, options, observer, cancellationToken).ConfigureAwait(false)).Rows;
        if (DataDigest.Compute(rows) != metadata.Source.DataDigest || RowSplit.Describe(options.Test) != metadata.Split.Test)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                "The rows, or how they are split, have changed since the model was trained, so that the previous model can't be compared with it on the same test rows. Train again, with the same --previous.");
        }

        // The model's own target: the project file may name another one by now.
        var labels = LabelReader.Read(rows, metadata.Target.Name, metadata.Task);
        var split = TestSplitter.Split(rows, options.Test);
        return previous.Score(rows.Gather(split.Test), labels, labels.Gather(split.Test), options.Threads, cancellationToken);
    }
}
