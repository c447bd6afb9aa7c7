using InoLink.Tests;

namespace InoLink.Lab.Tests.QuickBooks;

/// <summary>A theory over recordings in <c>../shared</c>; skipped with the reason where a checkout stands without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (!RepositoryFolder.HasShared)
        {
            Skip = $"there is no folder {RepositoryFolder.Shared} to compare with";
        }
    }
}
