using System.Collections.Generic;

namespace System.Activities.Hosting;

public class WorkflowInstanceExtensionManager
{
    private readonly List<object> singletons = new List<object>();
    private readonly List<(Type Type, Func<object> Make)> makers = new List<(Type Type, Func<object> Make)>();
    private readonly Dictionary<int, object> made = new Dictionary<int, object>();

    public WorkflowInstanceExtensionManager()
    {
    }

    public virtual void Add(object singletonExtension) => singletons.Add(singletonExtension ?? throw new ArgumentNullException(nameof(singletonExtension)));

    public virtual void Add<T>(Func<T> extensionCreationFunction)
        where T : class
        => makers.Add((typeof(T), extensionCreationFunction ?? throw new ArgumentNullException(nameof(extensionCreationFunction))));

    internal void Reset() => made.Clear();

    internal T Find<T>()
        where T : class
    {
        foreach (object singleton in singletons)
        {
            if (singleton is T found)
            {
                return found;
            }
        }

        for (int i = 0; i < makers.Count; i++)
        {
            if (typeof(T).IsAssignableFrom(makers[i].Type))
            {
                if (!made.TryGetValue(i, out object extension))
                {
                    made[i] = extension = makers[i].Make();
                }

                return (T)extension;
            }
        }

        return null;
    }
}
