namespace InoLink.Solution.Tests;

/// <summary>A fact about files of the shared facts folder beside the repository; skipped, saying so, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        Path = path;
        if (!Directory.Exists(System.IO.Path.Combine(Repository.Shared, path)))
        {
            Skip = $"../shared/{path} is not beside the repository";
        }
    }

    /// <summary>Folder below the shared facts.</summary>
    public string Path { get; }
}
