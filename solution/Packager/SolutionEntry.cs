namespace InoLink.Packager;

/// <summary>One file of a solution zip; the name as in the zip, with forward slashes.</summary>
#pragma warning disable CA1819 // the bytes are written once and only read afterwards
public sealed record SolutionEntry(string Name, byte[] Bytes);
