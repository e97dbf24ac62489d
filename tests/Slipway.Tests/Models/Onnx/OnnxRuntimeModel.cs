using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Slipway.Features;

namespace Slipway.Tests.Models.Onnx;

/// <summary>Runs a model in ONNX Runtime.</summary>
internal static class OnnxRuntimeModel
{
    /// <summary>Its predictions or probabilities, a row each.</summary>
    /// <param name="file">The model.</param>
    /// <param name="names">The names of the rows' columns, as Slipway gives them.</param>
    /// <param name="rows">The rows.</param>
    public static double[][] Predict(byte[] file, IReadOnlyList<string> names, FeatureMatrix rows)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(file, options);
        using var results = session.Run([.. session.InputMetadata.Select(input => Input(input.Key, input.Value, names, rows))]);
        var last = results[^1];
        if (last.ValueType == OnnxValueType.ONNX_TYPE_SEQUENCE && last.AsEnumerable<NamedOnnxValue>() is { } maps)
        {
            return [.. maps.Select(map => map.AsDictionary<long, float>().OrderBy(one => one.Key).Select(one => (double)one.Value).ToArray())];
        }

        var values = last.AsEnumerable<float>().Select(value => (double)value).ToArray();
        return [.. values.Chunk(values.Length / rows.RowCount)];
    }

    private static NamedOnnxValue Input(string name, NodeMetadata metadata, IReadOnlyList<string> names, FeatureMatrix rows)
    {
        var width = metadata.Dimensions[1];
        var columns = Enumerable.Range(0, width).Select(column => names.ToList().IndexOf(width == 1 ? name : $"{name}_{column}")).ToArray();
        var values = Enumerable.Range(0, rows.RowCount).SelectMany(row => columns.Select(column => rows.Column(column)[row])).ToArray();
        int[] shape = [rows.RowCount, width];
        return metadata.ElementType == typeof(long)
            ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(values.Select(value => (long)value).ToArray(), shape))
            : metadata.ElementType == typeof(double)
                ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<double>(values.Select(value => (double)value).ToArray(), shape))
            : NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(values, shape));
    }
}
