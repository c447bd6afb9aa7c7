namespace InoLink.Packager.Registrations;

/// <summary>A class that implements IPlugin, with what its attributes say.</summary>
public sealed record PluginClass(
    string Assembly,
    string FullName,
    IReadOnlyList<StepDeclaration> Steps,
    IReadOnlyList<ImageDeclaration> Images,
    CustomApiDeclaration? CustomApi);

/// <summary>An enumeration in the code.</summary>
public sealed record EnumerationDeclaration(string Name, IReadOnlyDictionary<string, int> Members);

/// <summary>One asynchronous step (StepAttribute).</summary>
public sealed record StepDeclaration(string Message, string Table, string Filter);

/// <summary>An image of every step with the message (ImageAttribute); kind is the platform's ImageType.</summary>
public sealed record ImageDeclaration(string Message, int Kind, string Alias, string Columns);

/// <summary>A custom API (CustomApiAttribute) with its parameters in the order of the attributes; an event has no main operation, the class only raises it.</summary>
public sealed record CustomApiDeclaration(
    string UniqueName,
    string ExecutePrivilege,
    string DisplayName,
    string Description,
    bool IsFunction,
    bool IsEvent,
    IReadOnlyList<ParameterDeclaration> Requests,
    IReadOnlyList<ParameterDeclaration> Responses);

/// <summary>A request parameter or response property; type is the platform's number.</summary>
public sealed record ParameterDeclaration(string Name, int Type, string Description, bool Optional);
