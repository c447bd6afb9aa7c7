using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InoLink.Lab.Connector.Scripts;

/// <summary>Compiles a script as the platform does: one file, C# 7.3, and these namespaces only (connector §5, §8).</summary>
public static class ScriptCompiler
{
    /// <summary>Largest script, in bytes.</summary>
    public const int LargestScript = 1024 * 1024;

    private static readonly string[] Namespaces =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.IO.Compression", "System.Linq", "System.Net", "System.Net.Http",
        "System.Net.Http.Headers", "System.Net.Security", "System.Security.Authentication", "System.Security.Cryptography", "System.Text", "System.Text.RegularExpressions",
        "System.Threading", "System.Threading.Tasks", "System.Web", "System.Xml", "System.Xml.Linq", "Microsoft.Extensions.Logging", "Newtonsoft.Json", "Newtonsoft.Json.Linq",
    ];

    // the script takes its time from a method that can be overridden, so that it can run on the laboratory's clock
    private const string OnLabTime = """
        internal sealed class ScriptOnLabTime : Script
        {
            protected override System.DateTimeOffset UtcNow() { return ScriptClock.Of(this.Context); }
        }
        """;

    private static readonly ConcurrentDictionary<string, Lazy<Func<ScriptBase>>> Compiled = new(StringComparer.Ordinal);

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp7_3, DocumentationMode.None);

    /// <summary>What the platform's compiler would refuse; none = it compiles.</summary>
    public static IReadOnlyList<string> Check(string code)
    {
        CSharpCompilation compilation = Compilation(code, out SyntaxTree script);
        return [.. Length(code), .. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()), .. Foreign(compilation.GetSemanticModel(script))];
    }

    /// <summary>A factory of scripts, one for each call. A script is compiled once, as the platform does when the connector is saved.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message says why.</exception>
    public static Func<ScriptBase> Compile(string code) => Compiled.GetOrAdd(code, source => new Lazy<Func<ScriptBase>>(() => Build(source))).Value;

    private static Func<ScriptBase> Build(string code)
    {
        IReadOnlyList<string> errors = Check(code);
        using MemoryStream assembly = new();
        if (errors.Count > 0 || !Compilation(code, out _).Emit(assembly).Success)
        {
            throw new InvalidOperationException("The script does not compile: " + string.Join(Environment.NewLine, errors));
        }

        assembly.Position = 0;
        Type type = AssemblyLoadContext.Default.LoadFromStream(assembly).GetType("ScriptOnLabTime", throwOnError: true)!;
        return () => (ScriptBase)Activator.CreateInstance(type)!;
    }

    private static CSharpCompilation Compilation(string code, out SyntaxTree script)
    {
        script = CSharpSyntaxTree.ParseText(string.Concat(Namespaces.Select(name => $"using {name}; ")) + code, Language, "script.csx");
        return CSharpCompilation.Create(
            "script-" + Guid.NewGuid().ToString("N"), [script, CSharpSyntaxTree.ParseText(OnLabTime, Language)], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
    }

    private static IEnumerable<string> Length(string code) => System.Text.Encoding.UTF8.GetByteCount(code) > LargestScript ? ["The script is larger than 1 MB."] : [];

    /// <summary>Types that are named in full from a namespace that is not allowed: the compiler would let them pass.</summary>
    private static IEnumerable<string> Foreign(SemanticModel model) =>
        from name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where !name.IsVar
        let type = model.GetSymbolInfo(name).Symbol as INamedTypeSymbol
        where type is { ContainingNamespace.IsGlobalNamespace: false } && !Namespaces.Contains(type.ContainingNamespace.ToDisplayString())
        select $"{type.ToDisplayString()} is of a namespace that scripts may not use.";

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(file => Path.GetFileName(file) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Newtonsoft.Json.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
        .Append(typeof(ScriptCompiler).Assembly.Location)
        .Select(file => MetadataReference.CreateFromFile(file));
}
