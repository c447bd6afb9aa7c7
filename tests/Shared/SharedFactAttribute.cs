namespace InoLink.Tests;

/// <summary>A fact that is held against the files in <c>../shared</c>; skipped with the reason where a checkout stands without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!RepositoryFolder.HasShared)
        {
            Skip = $"there is no folder {RepositoryFolder.Shared} to compare with";
        }
    }
}
