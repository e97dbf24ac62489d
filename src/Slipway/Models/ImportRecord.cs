namespace Slipway.Models;

/// <summary>Where a model came from that another program trained.</summary>
/// <param name="Format">The library whose format its file has: <c>LightGBM</c>, <c>XGBoost</c>, <c>ONNX</c>.</param>
/// <param name="LibraryVersion">The version of the library that wrote the file, for ONNX the program and its version; null where the file does not say it.</param>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal digits.</param>
internal sealed record ImportRecord(string Format, string? LibraryVersion, string File, string Sha256);
