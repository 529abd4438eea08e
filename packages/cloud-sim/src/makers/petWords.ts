/** Words that `random_pet` puts together. */
export const ADJECTIVES =
  'able amber bold brave brief bright calm clear clever cool cosy curious eager early easy fair fast fine firm fond free fresh gentle glad golden good grand handy happy honest humble keen kind large lively loyal lucky merry mild modern neat nimble noble open patient plain polite prompt proud quick quiet rapid ready rich robust sharp silent simple smart smooth solid sound steady still sunny swift tidy true vast warm wise witty'.split(
    ' ',
  );

export const ANIMALS =
  'ant badger bat bear beaver bee bison boar camel cat cobra cod condor crab crane cricket crow deer dingo dog dolphin dove duck eagle eel elk falcon ferret finch fox frog gecko goat goose gull hare hawk heron horse ibex jackal jay koala lark lemur lion lizard llama lynx mantis marten mole moose moth mouse newt otter owl ox panda parrot pelican pigeon pony puma quail rabbit ram raven robin salmon seal shark sheep shrew skunk sloth snail sparrow spider squid stork swan swift tapir thrush tiger toad trout turtle viper vole walrus wasp weasel whale wolf wombat wren yak zebra'.split(
    ' ',
  );
