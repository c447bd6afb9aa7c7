namespace InoLink.Plugins.Registration;

/// <summary>An entity image of every step of the class that has the named message (no pre-image on Create, no post-image on Delete).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ImageAttribute : Attribute
{
    public ImageAttribute(string message, ImageKind kind, string alias, string columns)
    {
        Message = message;
        Kind = kind;
        Alias = alias;
        Columns = columns;
    }

    public string Message { get; }

    public ImageKind Kind { get; }

    public string Alias { get; }

    /// <summary>Logical names separated by commas; columns that a step's table lacks are left out of that step's image.</summary>
    public string Columns { get; }
}

/// <summary>The numbers are the platform's ImageType.</summary>
public enum ImageKind
{
    Pre = 0,
    Post = 1,
}
