namespace InoLink.Plugins.Registration;

/// <summary>
/// The unbound custom API whose main operation is the class it stands on; or, with <see cref="IsEvent"/>, the business event that the class raises. Signatures are frozen once shipped
/// (solution-format §9).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomApiAttribute : Attribute
{
    public CustomApiAttribute(string uniqueName, string executePrivilege, string displayName, string description)
    {
        UniqueName = uniqueName;
        ExecutePrivilege = executePrivilege;
        DisplayName = displayName;
        Description = description;
    }

    public string UniqueName { get; }

    /// <summary>Privilege a caller needs, e.g. prvCreateino_LinkJob.</summary>
    public string ExecutePrivilege { get; }

    public string DisplayName { get; }

    public string Description { get; }

    public bool IsFunction { get; set; }

    /// <summary>A business event: no main operation, and others may register asynchronous steps on it.</summary>
    public bool IsEvent { get; set; }
}

/// <summary>A parameter that the caller sends.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequestParameterAttribute : Attribute
{
    public RequestParameterAttribute(string name, ApiType type, string description)
    {
        Name = name;
        Type = type;
        Description = description;
    }

    public string Name { get; }

    public ApiType Type { get; }

    public string Description { get; }

    public bool Optional { get; set; }
}

/// <summary>A value that the API answers.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ResponsePropertyAttribute : Attribute
{
    public ResponsePropertyAttribute(string name, ApiType type, string description)
    {
        Name = name;
        Type = type;
        Description = description;
    }

    public string Name { get; }

    public ApiType Type { get; }

    public string Description { get; }
}

/// <summary>The numbers are the platform's custom API parameter types (solution-format §9).</summary>
public enum ApiType
{
    Boolean = 0,
    DateTime = 1,
    Decimal = 2,

    /// <summary>Rows of an open type: of no table, members as the API describes them.</summary>
    EntityCollection = 4,
    EntityReference = 5,
    Integer = 7,
    String = 10,
    StringArray = 11,
    Guid = 12,
}
